import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";

/** What a failed request is told by. */
export interface FailedRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body: string | null | undefined;
  readonly requestId: string | undefined;
}

interface ServiceError {
  readonly code?: string;
  readonly message?: string;
  readonly target?: string;
  readonly details?: readonly ServiceError[];
  readonly additionalInfo?: readonly { readonly type?: string; readonly info?: { readonly value?: unknown } }[];
}

const hints: Readonly<Record<number, string>> = {
  401: "the token was not accepted: sign in to the tenant of the workspace (`az login --tenant …`)",
  403: "ask for a role on the workspace, such as AzureML Data Scientist",
  404: "check the subscription, the resource group and the workspace, and that what is named exists there",
  429: "the service is busy; try again in a while",
};

/** A request that was not answered as it should be. */
export class ServiceProblem extends AzmlError {
  /** Whether the same request may succeed later: the service, or the way to it, is out of order for a while. */
  readonly isTemporary: boolean;

  constructor(isTemporary: boolean, diagnostics: readonly Diagnostic[]) {
    super(diagnostics);
    this.isTemporary = isTemporary;
  }
}

/** The service's refusal as a diagnostic: its code, message, target, what lies inside, and the id that support asks for. */
export function serviceProblem(request: FailedRequest): ServiceProblem {
  const error = parseError(request);
  const hint = hints[request.status];
  const { status } = request;
  return new ServiceProblem(status === 408 || status === 429 || status >= 500, [
    {
      code: request.status === 401 || request.status === 403 ? "AZML607" : request.status === 404 ? "AZML608" : "AZML606",
      severity: "error",
      message: `Azure answered ${request.status}${error.code === undefined ? "" : ` ${error.code}`}: ${redact(error.message ?? "no message")}`,
      notes: [
        ...(error.target ? [`target: ${error.target}`] : []),
        ...(error.details ?? []).map((detail) => redact(`${detail.code ?? "detail"}: ${detail.message ?? ""}`)),
        ...innerCodes(error),
        `request: ${request.method} ${withoutQuery(request.url)}`,
        ...(request.requestId === undefined ? [] : [`x-ms-request-id: ${request.requestId}`]),
      ],
      ...(hint === undefined ? {} : { hint }),
    },
  ]);
}

/** A success that is no answer of the service's: a sign-in page of a network, a proxy's page, half a text. Its words are kept to ourselves: they may hold secrets. */
export function strangeAnswer({
  method,
  url,
  status,
  type,
}: {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly type: string | undefined;
}): ServiceProblem {
  const what = type !== undefined && /html/i.test(type) ? "a web page" : "something that is no JSON";
  return new ServiceProblem(true, [
    {
      code: "AZML620",
      severity: "error",
      message: `${hostOf(url)} answered ${status} with ${what}`,
      notes: [`request: ${method} ${withoutQuery(url)}`],
      hint: "a proxy or the sign-in page of a network may stand between: open a page in the browser, or check HTTPS_PROXY",
    },
  ]);
}

/** A request that got no answer at all. */
export function connectionProblem(url: string, error: { readonly code?: string; readonly message?: string }): ServiceProblem {
  return new ServiceProblem(true, [
    {
      code: "AZML609",
      severity: "error",
      message: `cannot reach ${hostOf(url)}: ${redact(error.code ?? error.message ?? "no answer")}`,
      hint: "check the network, a proxy (HTTPS_PROXY) and the workspace's private network rules",
    },
  ]);
}

/** Blanks whatever could be used to sign a request. */
export function redact(text: string): string {
  return text
    .replace(/([?&;](?:sig|signature|se|sp|st|skoid|sktid)=)[^&\s"']+/gi, "$1…")
    .replace(/Bearer\s+[\w.~+/=-]+/g, "Bearer …")
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "…")
    .replace(/[A-Za-z0-9+/]{86}==/g, "…");
}

function parseError({ body, url }: FailedRequest): ServiceError {
  try {
    const parsed = JSON.parse(body ?? "") as ({ error?: ServiceError | string } & ServiceError) | null;
    const { error } = parsed ?? {};
    if (typeof error === "string") return { message: error };
    return error ?? (typeof parsed === "object" && parsed !== null ? parsed : {});
  } catch {
    if (!body) return {};
    if (/^\s*</.test(body)) return { message: "a web page: a proxy or a network may have answered in Azure's place" };
    // What lists secrets may hold them in what is left of it.
    return /\/listSecrets\b/i.test(url) ? {} : { message: body.slice(0, 500) };
  }
}

/** `additionalInfo` holds the causes, one inside the other. */
function innerCodes(error: ServiceError): string[] {
  const inner = error.additionalInfo?.find((info) => info.type === "InnerError")?.info?.value as
    | { code?: string; innerError?: unknown }
    | undefined;
  const codes: string[] = [];
  for (let step = inner; step?.code !== undefined; step = step.innerError as typeof inner) codes.push(step.code);
  return codes.length === 0 ? [] : [`inner error: ${codes.join(" > ")}`];
}

function withoutQuery(url: string): string {
  return url.split("?")[0] ?? url;
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
