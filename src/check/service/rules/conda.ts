import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { type CondaFile, type CondaPackage, condaFile, packageOf } from "../conda-file.js";
import { difference } from "../difference.js";
import { type EnvironmentUse, inline } from "../environments-of.js";

/** What Azure ML makes of the conda files of a job's environments. */
export function condaFiles(uses: readonly EnvironmentUse[]): Diagnostic[] {
  return inline(uses).flatMap(({ environment, label, place }) => {
    if (environment.conda === undefined) return [];
    const file = condaFile(environment.conda);
    return looks.flatMap((look) => look(file)).map(([code, what]) => difference(code, `the conda file of ${label} ${what}`, place));
  });
}

type Found = readonly ["AZML915" | "AZML916" | "AZML917" | "AZML918" | "AZML919" | "AZML920" | "AZML925", string];

const looks: readonly ((file: CondaFile) => readonly Found[])[] = [
  pythonVersion,
  filesBeside,
  pipItself,
  channels,
  mlflowPair,
  mlflowThree,
];

/** Versions of Python that are no longer maintained: https://devguide.python.org/versions/ */
const lastEnded = 10;

function pythonVersion({ packages }: CondaFile): Found[] {
  const versions = packages.filter(({ name }) => name === "python").map(({ version }) => version);
  if (versions.length === 0) return [["AZML915", "names no version of Python"]];
  if (versions.length > 1) return [["AZML915", `names ${versions.length} versions of Python`]];
  const [, major, minor] = /^[=~<]*\s*(\d+)(?:\.(\d+))?/.exec(versions[0] ?? "") ?? [];
  if (major === undefined) return versions[0] === "" ? [["AZML915", "names no version of Python"]] : [];
  const isOld = Number(major) < 3 || (minor !== undefined && Number(minor) <= lastEnded && Number(major) === 3);
  return isOld ? [["AZML916", `asks for Python ${major}${minor === undefined ? "" : `.${minor}`}`]] : [];
}

/** Options of pip that take a file, and requirements that are one. */
function filesBeside({ pip = [] }: CondaFile): Found[] {
  const isFile = (line: string): boolean =>
    /^(?:-r|--requirement|-c|--constraint)\b(?!.*:\/\/)/.test(line) ||
    /^(?:-e|--editable)\s+(?!git\+|hg\+|svn\+|bzr\+|https?:)/.test(line) ||
    /^\.{0,2}\//.test(line) ||
    /(?:^|@\s*)file:/.test(line) ||
    /^(?!.*:\/\/).*\.(?:whl|tar\.gz|zip)$/.test(line);
  return pip
    .map((line) => line.trim())
    .filter(isFile)
    .map((line) => ["AZML917", `names a file of this machine: ${line}`]);
}

function pipItself({ packages, pip }: CondaFile): Found[] {
  return pip === undefined || packages.some(({ name }) => name === "pip") ? [] : [["AZML918", "has a pip section and does not list pip"]];
}

function channels({ channels: named, packages }: CondaFile): Found[] {
  const fromConda = packages.some(({ name }) => name !== "python" && name !== "pip");
  return named.length > 0 || !fromConda ? [] : [["AZML919", "names no channels"]];
}

/** Newest MLflow that the newest azureml-mlflow allows (1.62.0.post6: mlflow-skinny <= 3.15.0). */
const newestMlflow = [3, 15, 0] as const;

function mlflowPair(file: CondaFile): Found[] {
  const all = allPackages(file);
  const mlflow = all.find(({ name }) => name === "mlflow" || name === "mlflow-skinny");
  const [, ...numbers] = /(?:==|>=|~=|=|>)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(mlflow?.version ?? "") ?? [];
  if (mlflow === undefined || numbers[0] === undefined || !all.some(({ name }) => name === "azureml-mlflow")) return [];
  const asked = numbers.map((number) => Number(number ?? 0));
  const place = newestMlflow.findIndex((number, index) => asked[index] !== number);
  const isNewer = place >= 0 && (asked[place] ?? 0) > (newestMlflow[place] ?? 0);
  return isNewer
    ? [["AZML920", `asks for ${mlflow.name}${mlflow.version}, and azureml-mlflow allows at most ${newestMlflow.join(".")}`]]
    : [];
}

/** MLflow 3 by its version, or because nothing holds it below. */
function mlflowThree(file: CondaFile): Found[] {
  const mlflow = allPackages(file).find(({ name }) => name === "mlflow");
  if (mlflow === undefined) return [];
  const { version } = mlflow;
  const below = /<\s*=?\s*[0-2]\b|<\s*3(?:\.0)*\b(?!\.[1-9])|(?:^|,)\s*(?:==?|~=)\s*[0-2]\b/.test(version);
  return below ? [] : [["AZML925", `installs MLflow 3 (mlflow${version}), whose log_model fails there`]];
}

function allPackages({ packages, pip = [] }: CondaFile): CondaPackage[] {
  return [...packages, ...pip.flatMap((line) => packageOf(line) ?? [])];
}
