/** A component that lives in a workspace or registry: `azureml:name:version`, `azureml:name@label`, `azureml:name`, ARM id, `azureml://registries/…`. */
export interface ComponentReference {
  readonly kind: "reference";
  readonly id: string;
}
