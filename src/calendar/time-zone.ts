import { findIana, findWindows } from "windows-iana";
import { didYouMean } from "../util/did-you-mean.js";

/** Names that azure-ai-ml offers and CLDR has dropped, because Windows marks them as obsolete. */
const obsolete: ReadonlyMap<string, string> = new Map([
  ["Kamchatka Standard Time", "Asia/Kamchatka"],
  ["Mid-Atlantic Standard Time", "Etc/GMT+2"],
]);

/**
 * The zone, as the IANA calls it, that Windows calls by a name; undefined when there is none of that name. The names are CLDR's
 * (`windowsZones.xml`), as the service wants them; of the places that share a name the one that CLDR has for the whole world.
 *
 * @example ianaZone("W. Europe Standard Time") // "Europe/Berlin"
 */
export function ianaZone(windowsName: string): string | undefined {
  return findIana(windowsName, "001")[0] ?? findIana(windowsName)[0] ?? obsolete.get(windowsName);
}

/** What was probably meant by a name that Windows does not know: `Europe/Berlin` is one of the IANA's, and others are misspelt. */
export function similarZone(name: string): string | undefined {
  const [windows] = findWindows(name);
  return windows ?? didYouMean(name, windowsZones());
}

/** Every name that Windows has for a zone that this machine knows. */
function windowsZones(): string[] {
  const zones = Intl.supportedValuesOf("timeZone").flatMap((zone) => findWindows(zone));
  return [...new Set([...zones, "UTC", ...obsolete.keys()])];
}
