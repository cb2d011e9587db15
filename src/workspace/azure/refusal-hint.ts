/** What a service says of a refusal. */
export interface Refusal {
  readonly status: number | undefined;
  /** Its codes, the outermost first. */
  readonly codes: readonly string[];
  /** All of its words. */
  readonly text: string;
}

interface Cause {
  readonly code: RegExp;
  /** Words by which the cause is known where the code says nothing. */
  readonly words?: RegExp;
  readonly hint: string;
}

/** Codes of Azure Resource Manager, of Azure ML and of storage accounts, the surest first. */
const causes: readonly Cause[] = [
  {
    code: /^RequestDisallowedBy(?:Policy|Azure)$/i,
    words: /disallowed by policy/i,
    hint: "an Azure Policy of the subscription forbids it: its owners can change what it asks for, or exempt the workspace",
  },
  {
    code: /^(?:ScopeLocked|LinkedScopeLocked)$/i,
    words: /scope.{0,300}\bis locked\b|\bresource lock\b/is,
    hint: "a lock stands on the resource or its group (`az lock list`): an owner can remove it",
  },
  {
    code: /^(?:ReadOnlyDisabledSubscription|SubscriptionDisabled|DisabledSubscription)$/i,
    words: /subscription.{0,100}\bis (?:disabled|in a read-only state)/is,
    hint: "the subscription is disabled: its owner can enable it again",
  },
  {
    code: /^DenyAssignmentAuthorizationFailed$/i,
    words: /deny assignment/i,
    hint: "a deny assignment forbids it: it was made by a blueprint, a deployment stack or a managed application, and their owners can change it",
  },
  {
    code: /^(?:PublicNetworkAccess\w*|AccessDeniedDueTo\w*Network\w*|PrivateEndpoint\w*|NetworkAcl\w*|RequestBlockedByNetwork\w*|AuthorizationFailure)$/i,
    words:
      /public network|private ?(?:endpoint|link)|network (?:rule|acl|security)|virtual network|\bfirewall\b|not allowed from (?:this|your) (?:ip|network)/i,
    hint: "its network rules do not let this machine in: use a machine inside its virtual network or a VPN, or have public access or this address allowed",
  },
  {
    code: /^KeyBasedAuthenticationNotPermitted$/i,
    hint: "the account allows no keys: set the workspace's datastore to identity-based access",
  },
  {
    code: /^AuthorizationPermissionMismatch$/i,
    hint: "ask for the role Storage Blob Data Contributor on the storage account",
  },
  {
    code: /^(?:AuthorizationFailed|LinkedAuthorizationFailed|Forbidden|AuthorizationPermission\w*|InsufficientPermissions?)$/i,
    words: /does not have (?:authorization|permission)|not authorized to perform|insufficient (?:privileges|permission)/i,
    hint: "ask for a role on the workspace, such as AzureML Data Scientist; a role that was just given counts after some minutes, and a new `az login`",
  },
];

const ofStatus: Readonly<Record<number, string>> = {
  401: "the token was not accepted: sign in to the tenant of the workspace (`az login --tenant …`)",
  403: "a role on the workspace is missing (such as AzureML Data Scientist), or its network rules do not let this machine in",
  404: "check the subscription, the resource group and the workspace, and that what is named exists there",
  429: "the service is busy; try again in a while",
};

const outOfOrder = "the service is out of order; try again in a while";

/** What helps against a refusal, by its cause; undefined when nothing is known to. */
export function refusalHint({ status, codes, text }: Refusal): string | undefined {
  const byCode = causes.find(({ code }) => codes.some((one) => code.test(one)));
  // Codes such as UserError say nothing; that a role is missing is said of what else stands in the way, too.
  const byWords = causes.find(({ words }) => words?.test(text));
  const isRole = byCode === causes.at(-1);
  const cause = isRole ? (byWords ?? byCode) : (byCode ?? (status === 401 || status === 403 || status === 409 ? byWords : undefined));
  return cause?.hint ?? ofStatus[status ?? 0] ?? (status !== undefined && status >= 500 ? outOfOrder : undefined);
}
