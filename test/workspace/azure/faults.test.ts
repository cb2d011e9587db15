import { mkdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { type Azurite, expiredSas } from "./azurite.js";
import { FakeService } from "./fake-service.js";
import { FlakyStorage } from "./flaky-storage.js";
import { type Operation, type OperationName, operations } from "./fault-operations.js";
import { useAzure } from "./use-azure.js";
import { workspaceOf } from "./workspace-of.js";

let azurite: Azurite;
let folder: string;
useAzure((parts) => ({ azurite, folder } = parts));

const secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQ";
/** Milliseconds after which azml gives a request up. */
const requestTimeout = 100_000;

/** Set where nobody will answer. */
let givesUpSoon: boolean;

// Pauses before another try take no time.
beforeEach(() => {
  const real = globalThis.setTimeout;
  const short = (act: () => void, ms = 0, ...more: []): NodeJS.Timeout =>
    real(act, ms < requestTimeout ? Math.min(ms, 10) : givesUpSoon ? 300 : ms, ...more);
  givesUpSoon = false;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(short);
  return () => vi.restoreAllMocks();
});

interface Scene {
  readonly service: FakeService;
  readonly storage: FlakyStorage;
  /** Lets the request of the operation be answered so, so many times. */
  answer(times: number, status: number, body?: unknown, headers?: Readonly<Record<string, string>>): void;
}

interface Fault {
  /** Which operations it can befall; default: all. */
  readonly of?: readonly OperationName[];
  readonly happen: (scene: Scene) => void | Promise<void>;
  /** Seconds for which a job is followed all the same. Default: 1. What passes must not take longer than that on a slow machine. */
  readonly patience?: number;
  /** Signatures that the service gives for a container. Default: such as may be used. */
  readonly sas?: (container: string) => string;
}

const always = 1000;
const refusal = (status: number, code: string, message: string): Fault => ({
  happen: ({ answer }) => answer(always, status, { error: { code, message } }),
});
/** Whatever is asked for is refused. */
const refusalOfAll = (status: number, code: string, message: string): Fault => ({
  happen: ({ service }) => {
    const reply = { status, body: { error: { code, message } } };
    for (let n = 0; n < always; n++) service.failures.push({ match: "", reply });
  },
});
const ofStorage = ["upload", "download"] as const;
const html = { "content-type": "text/html" };

const faults: Readonly<Record<string, Fault>> = {
  "200 with a web page": { happen: ({ answer }) => answer(always, 200, "<html><body>Sign in</body></html>", html) },
  "200 with half JSON": { happen: ({ answer }) => answer(always, 200, `{"value":[{`) },
  "200 with half a secret": { of: ["upload"], happen: ({ answer }) => answer(always, 200, `{"secretsType":"AccountKey","key":"${secret}`) },
  "429 without Retry-After, once": { happen: ({ answer }) => answer(1, 429, { error: { code: "TooManyRequests", message: "busy" } }) },
  "429 without Retry-After, for ever": refusal(429, "TooManyRequests", "busy"),
  "429 without Retry-After, for a while": { patience: 60, happen: ({ answer }) => answer(6, 429) },
  "401, once": { happen: ({ answer }) => answer(1, 401, { error: { code: "ExpiredAuthenticationToken", message: "expired" } }) },
  "401, for ever": refusal(401, "ExpiredAuthenticationToken", "expired"),
  "500, twice": { happen: ({ answer }) => answer(2, 500) },
  "500, for a while": { patience: 60, happen: ({ answer }) => answer(6, 500) },
  "500, for ever": refusal(500, "InternalServerError", "an error"),
  "503, for a while": { patience: 60, happen: ({ answer }) => answer(6, 503) },
  "503 with a web page, for ever": { happen: ({ answer }) => answer(always, 503, "<html>", html) },
  "500 with half JSON, for ever": { happen: ({ answer }) => answer(always, 500, `{"value":[{`) },
  "500 with half a secret, for ever": {
    of: ["upload"],
    happen: ({ answer }) => answer(always, 500, `{"secretsType":"AccountKey","key":"${secret}`),
  },
  "a server that says nothing": {
    happen: ({ service }) => {
      service.silent = true;
      givesUpSoon = true;
    },
  },
  "a connection that is cut, twice": { happen: ({ service }) => void (service.dropped = 2) },
  "a connection that is cut, for a while": {
    of: ["stream", "show", "cancel"],
    patience: 60,
    happen: ({ service }) => void (service.dropped = 6),
  },
  "no network": { happen: ({ service }) => service.stop() },
  "403 of a role": refusal(403, "AuthorizationFailed", "The client 'x' does not have authorization to perform action 'y'."),
  "403 of the network, by its code": refusal(403, "PublicNetworkAccessDenied", "no"),
  "403 of the network, by its words": refusal(403, "UserError", "Public network access is disabled. Please use the private endpoint."),
  "403 of a firewall": refusal(403, "Forbidden", "The request was denied by a firewall."),
  "403 of a policy": refusal(403, "RequestDisallowedByPolicy", "Resource 'x' was disallowed by policy."),
  "403 of a deny assignment": refusal(403, "DenyAssignmentAuthorizationFailed", "no"),
  "403 of who knows what": refusal(403, "Other", "no"),
  "409 of a lock": refusal(409, "ScopeLocked", "The scope 's' cannot perform write operation because the following scope(s) are locked"),
  "409 of a disabled subscription": refusal(409, "ReadOnlyDisabledSubscription", "no"),
  "404 of something": refusal(404, "UserError", "Not found."),
  "no such workspace": refusalOfAll(
    404,
    "ResourceNotFound",
    "The Resource 'Microsoft.MachineLearningServices/workspaces/ws' was not found.",
  ),
  "no such resource group": refusalOfAll(404, "ResourceGroupNotFound", "Resource group 'rg' could not be found."),
  "no such subscription": refusalOfAll(404, "SubscriptionNotFound", "The subscription '0' could not be found."),
  "storage that fails amid an upload": { of: ["upload"], happen: ({ storage }) => void (storage.after = 1) },
  "storage whose signature has expired": { of: ofStorage, happen: () => undefined, sas: expiredSas },
  "storage that refuses with 403": { of: ofStorage, happen: ({ storage }) => void (storage.refusal = [403, "AuthorizationFailure"]) },
  "storage that refuses the role": {
    of: ofStorage,
    happen: ({ storage }) => void (storage.refusal = [403, "AuthorizationPermissionMismatch"]),
  },
  "storage that is busy, for ever": { of: ofStorage, happen: ({ storage }) => void (storage.refusal = [503, "ServerBusy"]) },
  "storage that is out of reach": { of: ofStorage, happen: ({ storage }) => storage.stop() },
};

/** What differs from one run to the next. */
function settled(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, "GUID")
    .replace(/[0-9a-f]{64}/g, "HASH");
}

/** What the user sees of an operation that a fault befalls. */
async function seen({ happen, sas, patience = 1 }: Fault, name: OperationName): Promise<string> {
  const storage = await FlakyStorage.start(azurite);
  const service = await FakeService.start({ ...storage.azurite, ...(sas && { sas }) });
  const polling = { least: 0.01, most: 0.01, patience };
  const workspace: Workspace = await workspaceOf(service, storage.azurite, { polling, git: false });
  const operation: Operation = operations[name];
  const own = path.join(folder, name);
  mkdirSync(own, { recursive: true });
  operation.prepare?.(service);
  await azurite.container("datacontainer").getBlockBlobClient("faults/out/a").upload("a", 1);
  const answer: Scene["answer"] = (times, status, body, headers = {}) => {
    for (let n = 0; n < times; n++) service.failures.push({ match: operation.request, reply: { status, body, headers } });
  };
  await happen({ service, storage, answer });
  try {
    const told = (await operation.act(workspace, own, service)) ?? [];
    return [...told, "succeeds"].join(", then ");
  } catch (error) {
    if (!(error instanceof AzmlError)) throw error;
    expect(JSON.stringify(error.diagnostics)).not.toMatch(new RegExp(`${secret}|sig=\\w`));
    return error.diagnostics
      .map(({ code, message, hint }) => settled(`${code} ${message}${hint === undefined ? "" : ` → ${hint}`}`))
      .join(" | ");
  } finally {
    await workspace.close();
    await service.stop();
    await storage.stop();
  }
}

/** Operations in few words. */
function grouped(some: readonly OperationName[], all: readonly OperationName[]): string {
  const others = all.filter((name) => !some.includes(name));
  if (others.length > 2 || some.length < 3) return some.join(", ");
  return others.length === 0 ? "all" : `all but ${others.join(", ")}`;
}

describe("what the user sees", () => {
  const table: string[] = [];

  it.each(Object.entries(faults))("of %s", async (fault, what) => {
    const names = what.of ?? (Object.keys(operations) as OperationName[]);
    const outcomes = await Promise.all(names.map(async (name) => [name, await seen(what, name)] as const));
    const groups = new Map<string, OperationName[]>();
    for (const [name, outcome] of outcomes) groups.set(outcome, [...(groups.get(outcome) ?? []), name]);
    const lines = [...groups].map(([outcome, of]) => `${grouped(of, names)}: ${outcome}`);
    table.push(`${fault}\n${lines.map((line) => `  ${line}\n`).join("")}`);
  });

  it("is this", () => {
    process.stdout.write(table.join(""));
    expect(table).toHaveLength(Object.keys(faults).length);
    expect(`\n${table.join("")}`).toMatchInlineSnapshot(`
      "
      200 with a web page
        all but interrupt a create: AZML620 HOST answered 200 with a web page → a proxy or the sign-in page of a network may stand between: open a page in the browser, or check HTTPS_PROXY
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      200 with half JSON
        all but interrupt a create: AZML620 HOST answered 200 with something that is no JSON → a proxy or the sign-in page of a network may stand between: open a page in the browser, or check HTTPS_PROXY
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      200 with half a secret
        upload: AZML620 HOST answered 200 with something that is no JSON → a proxy or the sign-in page of a network may stand between: open a page in the browser, or check HTTPS_PROXY
      429 without Retry-After, once
        all: succeeds
      429 without Retry-After, for ever
        all but interrupt a create: AZML606 Azure answered 429 TooManyRequests: busy → the service is busy; try again in a while
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      429 without Retry-After, for a while
        all but stream, interrupt a create: AZML606 Azure answered 429: no message → the service is busy; try again in a while
        stream: warning AZML621, then succeeds
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      401, once
        all: succeeds
      401, for ever
        all but interrupt a create: AZML607 Azure answered 401 ExpiredAuthenticationToken: expired → the token was not accepted: sign in to the tenant of the workspace (\`az login --tenant …\`)
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      500, twice
        all: succeeds
      500, for a while
        all but stream, interrupt a create: AZML606 Azure answered 500: no message → the service is out of order; try again in a while
        stream: warning AZML621, then succeeds
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      500, for ever
        all but interrupt a create: AZML606 Azure answered 500 InternalServerError: an error → the service is out of order; try again in a while
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      503, for a while
        all but stream, interrupt a create: AZML606 Azure answered 503: no message → the service is out of order; try again in a while
        stream: warning AZML621, then succeeds
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      503 with a web page, for ever
        all but interrupt a create: AZML606 Azure answered 503: a web page: a proxy or a network may have answered in Azure's place → the service is out of order; try again in a while
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      500 with half JSON, for ever
        all but upload, interrupt a create: AZML606 Azure answered 500: {"value":[{ → the service is out of order; try again in a while
        upload: AZML606 Azure answered 500: no message → the service is out of order; try again in a while
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      500 with half a secret, for ever
        upload: AZML606 Azure answered 500: no message → the service is out of order; try again in a while
      a server that says nothing
        all: AZML609 cannot reach HOST: no answer in 100 seconds → check the network, a proxy (HTTPS_PROXY) and the workspace's private network rules
      a connection that is cut, twice
        all: succeeds
      a connection that is cut, for a while
        stream: warning AZML621, then succeeds
        show, cancel: AZML609 cannot reach HOST: ECONNRESET → check the network, a proxy (HTTPS_PROXY) and the workspace's private network rules
      no network
        all: AZML609 cannot reach HOST: ECONNREFUSED → check the network, a proxy (HTTPS_PROXY) and the workspace's private network rules
      403 of a role
        all but interrupt a create: AZML607 Azure answered 403 AuthorizationFailed: The client 'x' does not have authorization to perform action 'y'. → ask for a role on the workspace, such as AzureML Data Scientist; a role that was just given counts after some minutes, and a new \`az login\`
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      403 of the network, by its code
        all but interrupt a create: AZML607 Azure answered 403 PublicNetworkAccessDenied: no → its network rules do not let this machine in: use a machine inside its virtual network or a VPN, or have public access or this address allowed
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      403 of the network, by its words
        all but interrupt a create: AZML607 Azure answered 403 UserError: Public network access is disabled. Please use the private endpoint. → its network rules do not let this machine in: use a machine inside its virtual network or a VPN, or have public access or this address allowed
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      403 of a firewall
        all but interrupt a create: AZML607 Azure answered 403 Forbidden: The request was denied by a firewall. → its network rules do not let this machine in: use a machine inside its virtual network or a VPN, or have public access or this address allowed
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      403 of a policy
        all but interrupt a create: AZML607 Azure answered 403 RequestDisallowedByPolicy: Resource 'x' was disallowed by policy. → an Azure Policy of the subscription forbids it: its owners can change what it asks for, or exempt the workspace
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      403 of a deny assignment
        all but interrupt a create: AZML607 Azure answered 403 DenyAssignmentAuthorizationFailed: no → a deny assignment forbids it: it was made by a blueprint, a deployment stack or a managed application, and their owners can change it
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      403 of who knows what
        all but interrupt a create: AZML607 Azure answered 403 Other: no → a role on the workspace is missing (such as AzureML Data Scientist), or its network rules do not let this machine in
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      409 of a lock
        all but interrupt a create: AZML606 Azure answered 409 ScopeLocked: The scope 's' cannot perform write operation because the following scope(s) are locked → a lock stands on the resource or its group (\`az lock list\`): an owner can remove it
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      409 of a disabled subscription
        all but interrupt a create: AZML606 Azure answered 409 ReadOnlyDisabledSubscription: no → the subscription is disabled: its owner can enable it again
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      404 of something
        create, upload, list, logs, download, cancel, register, schedule: AZML608 Azure answered 404 UserError: Not found. → check the subscription, the resource group and the workspace, and that what is named exists there
        stream: AZML612 the workspace has no job "a"
        show: tells that there is none, then succeeds
        interrupt a create: AZML624 job a is there, and could not be canceled → it goes on, and costs what it costs: azml job cancel a
      no such workspace
        all: AZML622 resource group "rg" of subscription GUID has no workspace "ws" → check -w and -g; \`az ml workspace list -g rg --subscription GUID\` shows those there are
      no such resource group
        all: AZML622 subscription GUID has no resource group "rg" → check -g; \`az group list --subscription GUID\` shows those there are
      no such subscription
        all: AZML622 there is no subscription GUID for you → sign in to its tenant (\`az login --tenant …\`), or check --subscription; \`az account list\` shows yours
      storage that fails amid an upload
        upload: AZML610 cannot upload to devstoreaccount1/code-GUID: InvalidInput → check the network; the next try asks for the same place, and does not send again what it finds there
      storage whose signature has expired
        upload: AZML610 cannot upload to devstoreaccount1/code-GUID: AuthenticationFailed → the signature was not accepted: it has expired, or this machine's clock is wrong; another try gets a new one
        download: AZML610 cannot download from devstoreaccount1/datacontainer: AuthenticationFailed → the signature was not accepted: it has expired, or this machine's clock is wrong; another try gets a new one
      storage that refuses with 403
        upload: AZML610 cannot upload to devstoreaccount1/code-GUID: AuthorizationFailure → its network rules do not let this machine in: use a machine inside its virtual network or a VPN, or have public access or this address allowed
        download: AZML610 cannot download from devstoreaccount1/datacontainer: AuthorizationFailure → its network rules do not let this machine in: use a machine inside its virtual network or a VPN, or have public access or this address allowed
      storage that refuses the role
        upload: AZML610 cannot upload to devstoreaccount1/code-GUID: AuthorizationPermissionMismatch → ask for the role Storage Blob Data Contributor on the storage account
        download: AZML610 cannot download from devstoreaccount1/datacontainer: AuthorizationPermissionMismatch → ask for the role Storage Blob Data Contributor on the storage account
      storage that is busy, for ever
        upload: AZML610 cannot upload to devstoreaccount1/code-GUID: ServerBusy → check the network; the next try asks for the same place, and does not send again what it finds there | AZML610 cannot upload to devstoreaccount1/datacontainer: ServerBusy → check the network; the files that were uploaded are kept and not sent again
        download: AZML610 cannot download from devstoreaccount1/datacontainer: ServerBusy → check the network
      storage that is out of reach
        upload: AZML610 cannot upload to devstoreaccount1/code-GUID: ECONNREFUSED → check the network; the next try asks for the same place, and does not send again what it finds there | AZML610 cannot upload to devstoreaccount1/datacontainer: ECONNREFUSED → check the network; the files that were uploaded are kept and not sent again
        download: AZML610 cannot download from devstoreaccount1/datacontainer: ECONNREFUSED → check the network
      "
    `);
  });
});
