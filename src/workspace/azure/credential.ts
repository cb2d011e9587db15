import type { TokenCredential } from "@azure/identity";
import { AzmlError } from "../../diagnostics/azml-error.js";

/** Scope of the token that pipeline jobs carry beside the one for Azure's management. */
export const machineLearningScope = "https://ml.azure.com/.default";

/** The credentials of whoever runs this: environment, workload identity, managed identity, Azure CLI and PowerShell, developer CLI. */
export async function defaultCredential(): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import("@azure/identity");
  return explained(new DefaultAzureCredential());
}

/** The same credential, whose failures are told in words that help. */
export function explained(credential: TokenCredential): TokenCredential {
  return {
    async getToken(scopes, options) {
      try {
        const token = await credential.getToken(scopes, options);
        if (token !== null) return token;
      } catch (error) {
        throw credentialProblem(error);
      }
      throw credentialProblem(new Error("the credential gave no token"));
    },
  };
}

interface CredentialError {
  readonly name?: string;
  readonly message?: string;
  readonly errors?: readonly CredentialError[];
}

function credentialProblem(thrown: unknown): AzmlError {
  if (thrown instanceof AzmlError) return thrown;
  const error = thrown as CredentialError;
  const tried = error.errors ?? [error];
  return new AzmlError([
    {
      code: "AZML605",
      severity: "error",
      message: "cannot sign in to Azure: no credential gave a token",
      notes: tried.map((one) => firstLine(one.message ?? "no reason given")),
      hint: "run `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET",
    },
  ]);
}

/** The first line says which credential and why; what follows are links and traces. */
function firstLine(text: string): string {
  return (
    text
      .split("\n")
      .map((line) => line.trim())
      .find((line) => line !== "") ?? text
  );
}
