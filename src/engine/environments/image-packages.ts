import type { PythonPackages } from "./conda-packages.js";
import { curatedEnvironment } from "./curated.js";

/** What an image has for Python. */
export interface ImagePackages {
  readonly packages: PythonPackages;
  /** Where that is said, when it is not all that the image has. */
  readonly approximates?: string;
}

/** Names that have an image of Docker Hub's, without its registry. */
const hub = /^(?:docker\.io\/|index\.docker\.io\/)?(?:library\/)?/;
/** Images that have Python by conda, and none of the packages that scripts import. */
const bare =
  /^(?:mcr\.microsoft\.com\/azureml\/(?:openmpi|base|intelmpi|minimal)[^/]*|(?:continuumio|condaforge|mambaorg)\/[^/]+|mcr\.microsoft\.com\/(?:devcontainers\/)?(?:python|miniconda|anaconda))$/;

/**
 * The Python and the packages of an image, where they are known: Docker's own of Python, Microsoft's curated ones and the images that these are made
 * from, those of conda, of PyTorch and of TensorFlow. Undefined for every other.
 *
 * @example imagePackages("python:3.10-slim") // { packages: { python: "3.10", requirements: [], leftOut: [] } }
 */
export function imagePackages(image: string): ImagePackages | undefined {
  const [, written = "", tag = ""] = /^(.*?)(?::([^:/@]+))?(?:@.*)?$/.exec(image.replace(/^azureml:/, "")) ?? [];
  const name = written.replace(hub, "");
  const version = /^v?(\d+\.\d+(?:\.\d+)?)(?:-|$)/.exec(tag)?.[1];
  if (name === "python") return { packages: packages(version) };
  const curated = /^mcr\.microsoft\.com\/azureml\/curated\/([^/]+)$/.exec(name)?.[1];
  if (curated !== undefined) return curatedPackages(curated);
  if (bare.test(name)) return { packages: packages(), ...(name.startsWith("mcr.") && { approximates: "the name of its image" }) };
  if (name === "pytorch/pytorch") return framework("torch", version, ["torchvision", "torchaudio", "numpy"]);
  if (name === "tensorflow/tensorflow") return framework("tensorflow", version, []);
  return undefined;
}

/** Those of one of Microsoft's curated environments, by its name. */
export function curatedPackages(name: string): ImagePackages | undefined {
  const found = curatedEnvironment(name);
  return found && { packages: packages(found.python || undefined, found.requirements), approximates: found.source };
}

function framework(name: string, version: string | undefined, more: readonly string[]): ImagePackages {
  return {
    packages: packages(undefined, [version === undefined ? name : `${name}==${version}`, ...more]),
    approximates: "the name of its image",
  };
}

function packages(python?: string, requirements: readonly string[] = []): PythonPackages {
  return { ...(python !== undefined && { python }), requirements, leftOut: [] };
}
