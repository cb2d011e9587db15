/** One of Microsoft's curated environments, as far as the code of a node can see it. */
export interface CuratedEnvironment {
  readonly python: string;
  readonly requirements: readonly string[];
  /** Where that is said. */
  readonly source: string;
}

/** Commit of github.com/Azure/azureml-assets that the table was made from. */
const assets = "Azure/azureml-assets@4b41f8cc";
/** Folder of most of them in it. */
const general = `${assets}:assets/training/general/environments`;
/** Microsoft's packages that training scripts import. */
const azureml = ["azureml-core", "azureml-mlflow"];
const plots = ["matplotlib~=3.5.0", "tqdm~=4.66.3"];

/** What the images of ACPT hold for training scripts, by package, with what their requirements say of it. */
const acpt = {
  numpy: "",
  pandas: "",
  "scikit-learn": "",
  transformers: "",
  regex: "",
  matplotlib: "",
  psutil: "",
  tqdm: "",
  tensorboard: "",
  aiohttp: "",
};

function pytorch(torch: string, torchvision: string, torchaudio: string, versions: Partial<typeof acpt> = {}): readonly string[] {
  const others = Object.entries({ ...acpt, ...versions }).map(([name, version]) => name + version);
  return [`torch==${torch}`, `torchvision==${torchvision}`, `torchaudio==${torchaudio}`, ...azureml, ...others];
}

/**
 * Microsoft's curated environments by the names that they have in the registry `azureml`, with what scripts import of them.
 *
 * Versions are those of the source's conda file, requirements and Dockerfile. Left out are packages that serve models, profile and debug, and pins
 * that are there for security alone; a version that PyPI has no wheel of for that Python is left open. What the images of ACPT hold besides their
 * requirements (NumPy, pandas, scikit-learn) is not said there, and stands without a version. Every row resolves for its Python:
 * `AZML_CURATED=all npx vitest run test/engine/curated-table.test.ts` asks PyPI.
 */
export const curatedTable: Readonly<Record<string, CuratedEnvironment>> = {
  "sklearn-1.5": {
    python: "3.10",
    requirements: [
      "pandas~=1.5.3",
      "scipy~=1.10.0",
      "numpy~=1.22.0",
      "scikit-learn~=1.5.0",
      "joblib~=1.2.0",
      "psutil>=5.8",
      ...plots,
      ...azureml,
    ],
    source: `${general}/sklearn-1.5`,
  },
  "sklearn-1.1": {
    python: "3.9",
    requirements: [
      "pandas~=1.3.0",
      "scipy~=1.10.0",
      "numpy~=1.22.0",
      "scikit-learn~=1.1.0",
      "joblib~=1.2.0",
      "psutil~=5.8.0",
      ...plots,
      ...azureml,
    ],
    source: `${general}/sklearn-1.1`,
  },
  "sklearn-1.0": {
    python: "3.9",
    requirements: [
      "pandas~=1.3.0",
      "scipy~=1.10.0",
      "numpy~=1.22.0",
      "scikit-learn~=1.0.0",
      "joblib~=1.2.0",
      "psutil~=5.8.0",
      ...plots,
      ...azureml,
    ],
    source: `${general}/sklearn-1.0`,
  },
  "lightgbm-3.3": {
    python: "3.10",
    requirements: [
      "pandas~=1.5.3",
      "scipy~=1.10.0",
      "numpy~=1.22.0",
      "scikit-learn~=1.5.1",
      "xgboost~=1.7.6",
      "lightgbm>=4.6.0",
      "distributed~=2021.10.0",
      "adlfs~=0.7.0",
      "psutil>=5.8",
      ...plots,
      ...azureml,
    ],
    source: `${general}/lightgbm-3.3`,
  },
  "tensorflow-2.16-cuda12": {
    python: "3.11",
    requirements: [
      "pandas==2.2.2",
      "numpy==1.23.5",
      "scipy~=1.14.0",
      "tensorflow==2.16.2",
      "tensorboard~=2.16.0",
      "tensorflow-datasets~=4.9.0",
      "tf-keras==2.16.0",
      "matplotlib",
      "psutil>=5.8",
      "tqdm~=4.66.3",
      ...azureml,
    ],
    source: `${general}/tensorflow-2.16-cuda12`,
  },
  "tensorflow-2.12-cuda11": {
    python: "3.8",
    requirements: [
      "pandas~=1.3.0",
      "scipy~=1.7.0",
      "numpy~=1.22.0",
      "tensorflow~=2.12.0",
      "tensorboard~=2.12.0",
      "tensorflow-datasets~=4.5.0",
      "matplotlib~=3.5.0",
      "psutil~=5.8.0",
      "tqdm~=4.62.0",
      ...azureml,
    ],
    source: "Azure/azureml-assets@b8adff8a^:assets/training/general/environments/tensorflow-2.12-cuda11",
  },
  "acpt-pytorch-2.8-cuda12.6": {
    python: "3.10",
    requirements: pytorch("2.10.0", "0.25.0", "2.10.0"),
    source: `${general}/acpt-pytorch-2.8-cuda12.6`,
  },
  "acpt-pytorch-2.2-cuda12.1": {
    python: "3.10",
    requirements: pytorch("2.10.0", "0.25.0", "2.10.0", {
      // Matplotlib 3.5 is built for NumPy 1.
      numpy: "<2",
      transformers: ">=5.0.0",
      matplotlib: "~=3.5.0",
      psutil: ">=5.8",
      tqdm: "~=4.66.3",
      aiohttp: ">=3.14.0",
    }),
    source: `${general}/acpt-pytorch-2.2-cuda12.1`,
  },
  "acpt-pytorch-2.1-cuda12.1": {
    python: "3.8",
    requirements: pytorch("2.1.2", "0.16.2", "2.1.2"),
    source: "Azure/azureml-assets@d45f3796^:assets/training/general/environments/acpt-pytorch-2.1-cuda12.1",
  },
  "acpt-pytorch-2.0-cuda11.7": {
    python: "3.8",
    requirements: pytorch("2.0.1", "0.15.2", "2.0.2"),
    source: "Azure/azureml-assets@f7a5f42a^:assets/training/general/environments/acpt-pytorch-2.0-cuda11.7",
  },
  "acpt-pytorch-1.13-cuda11.7": {
    python: "3.8",
    requirements: pytorch("1.13.1", "0.14.1", "0.13.1"),
    source: `${general}/acpt-pytorch-1.13-cuda11.7`,
  },
  "acpt-pytorch-1.12-cuda11.6": {
    python: "3.8",
    requirements: pytorch("1.12.1", "0.13.1", "0.12.1"),
    source: "Azure/azureml-assets@9e29c569^:assets/training/general/environments/acpt-pytorch-1.12-cuda11.6",
  },
  "responsibleai-tabular": {
    python: "3.10",
    requirements: [
      "responsibleai~=0.36.0",
      "raiwidgets~=0.36.0",
      "markupsafe<=2.1.2",
      "itsdangerous<=2.1.2",
      "mlflow",
      "scikit-learn~=1.5.1",
      "pdfkit==1.0.0",
      "plotly==5.6.0",
      "kaleido==0.2.1",
      "mltable",
      "numpy<1.24.0",
      "pandas<2.0.0",
      "azure-ai-ml",
      "azureml-mlflow",
    ],
    source: `${assets}:assets/responsibleai/environments/responsibleai-tabular`,
  },
};

/** What packages of a framework are called that environments are named after, with the rest that such environments have. */
export const frameworks: Readonly<Record<string, { readonly package: string; readonly more: readonly string[] }>> = {
  sklearn: { package: "scikit-learn", more: ["joblib", "scipy"] },
  pytorch: { package: "torch", more: ["torchvision", "torchaudio", "transformers", "tensorboard", "scikit-learn"] },
  tensorflow: { package: "tensorflow", more: ["tensorboard"] },
  lightgbm: { package: "lightgbm", more: ["scikit-learn", "xgboost"] },
  xgboost: { package: "xgboost", more: ["scikit-learn"] },
};
