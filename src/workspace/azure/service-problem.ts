import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { refusalHint } from "./refusal-hint.js";

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

/** A request that was not answered as it should be. */
export class ServiceProblem extends AzmlError {
  /** Whether the same request may succeed later: the service, or the way to it, is out of order for a while. */
  readonly isTemporary: boolean;
  /** What the request itself was answered with; undefined where there was no answer, or none that is about this request. */
  readonly status: number | undefined;

  constructor(isTemporary: boolean, diagnostics: readonly Diagnostic[], status?: number) {
    super(diagnostics);
    this.isTemporary = isTemporary;
    this.status = status;
  }
}

/** The service's refusal as a diagnostic: its code, message, target, what lies inside, and the id that support asks for. */
export function serviceProblem(request: FailedRequest): ServiceProblem {
  const error = parseError(request);
  const { status } = request;
  const missing = status === 404 || status === 400 ? missingWorkspace(error, request.url) : undefined;
  if (missing !== undefined) return missing;
  const told: Diagnostic = {
    code: status === 401 || status === 403 ? "AZML607" : status === 404 ? "AZML608" : "AZML606",
    severity: "error",
    message: `Azure answered ${status}${error.code === undefined ? ":" : ""} ${wordsOf(error)}`,
    ...said(error, status, `request: ${request.method} ${withoutQuery(request.url)}`, request.requestId),
  };
  return new ServiceProblem(status === 408 || status === 429 || status >= 500, [told], status);
}

/** An operation that was accepted and then failed, in the service's words. */
export function operationProblem(status: string, error: ServiceError, url: string, requestId: string | undefined): ServiceProblem {
  return new ServiceProblem(false, [
    {
      code: "AZML606",
      severity: "error",
      message: `Azure accepted it, and then it ${/^failed$/i.test(status) ? "failed" : "was canceled"}: ${wordsOf(error)}`,
      ...said(error, undefined, `operation: ${withoutQuery(url)}`, requestId),
    },
  ]);
}

function wordsOf({ code, message }: ServiceError): string {
  return `${code === undefined ? "" : `${code}: `}${redact(message ?? "no message")}`;
}

/** What a problem tells beside its message. */
function said(
  error: ServiceError,
  status: number | undefined,
  what: string,
  requestId: string | undefined,
): Pick<Diagnostic, "notes" | "hint"> {
  const all = [error, ...(error.details ?? [])];
  const inner = innerCodes(error);
  const hint = refusalHint({
    status,
    codes: [...all.flatMap(({ code }) => code ?? []), ...inner],
    text: all.map(({ message = "" }) => message).join("\n"),
  });
  return {
    notes: [
      ...(error.target ? [`target: ${error.target}`] : []),
      ...(error.details ?? []).map((detail) => redact(`${detail.code ?? "detail"}: ${detail.message ?? ""}`)),
      ...(inner.length === 0 ? [] : [`inner error: ${inner.join(" > ")}`]),
      what,
      ...(requestId === undefined ? [] : [`x-ms-request-id: ${requestId}`]),
    ],
    ...(hint === undefined ? {} : { hint }),
  };
}

/** What Azure calls it when what holds the workspace is not there. */
const missingHolders: readonly (readonly [code: RegExp, what: "subscription" | "group"])[] = [
  [/^(?:SubscriptionNotFound|InvalidSubscriptionId|MissingSubscription)$/i, "subscription"],
  [/^ResourceGroupNotFound$/i, "group"],
];

/**
 * The workspace itself is not there. Whatever was asked for says so, so that there is nothing of the single request in it: a submission's many requests
 * make one problem.
 */
function missingWorkspace({ code = "", message = "" }: ServiceError, url: string): ServiceProblem | undefined {
  const [, subscription = "", group = "", workspace = ""] =
    /\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/.*\/workspaces\/([^/?]+)/i.exec(url) ?? [];
  const isWorkspace = /^WorkspaceNotFound$/i.test(code) || /workspaces\/[^/'"\s]+['"]/i.test(message);
  const what =
    missingHolders.find(([pattern]) => pattern.test(code))?.[1] ?? (isWorkspace && /NotFound$/i.test(code) ? "workspace" : undefined);
  if (what === undefined || workspace === "") return undefined;
  const told = {
    subscription: [
      `there is no subscription ${subscription} for you`,
      "sign in to its tenant (`az login --tenant …`), or check --subscription; `az account list` shows yours",
    ],
    group: [
      `subscription ${subscription} has no resource group "${group}"`,
      `check -g; \`az group list --subscription ${subscription}\` shows those there are`,
    ],
    workspace: [
      `resource group "${group}" of subscription ${subscription} has no workspace "${workspace}"`,
      `check -w and -g; \`az ml workspace list -g ${group} --subscription ${subscription}\` shows those there are`,
    ],
  } as const;
  const [text, hint] = told[what];
  return new ServiceProblem(false, [{ code: "AZML622", severity: "error", message: text, hint }]);
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
  return codes;
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
