import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Json } from "../../model/environment.js";
import { type ContainerTool, hasImage } from "./container-tool.js";
import type { ContainerImage } from "./planned-environment.js";
import type { ToolRunner } from "./run-tool.js";

/**
 * Makes an image, or fetches one from its registry.
 *
 * @param key names what is made: equal keys are equal images
 * @param folder for what the making needs
 * @returns the name to run it by
 * @throws NodeFailure AZML564
 */
export async function makeImage(
  image: ContainerImage,
  { key, folder, tool, tools }: { readonly key: string; readonly folder: string; readonly tool: ContainerTool; readonly tools: ToolRunner },
): Promise<string> {
  const { program } = tool;
  const build = [...tool.first, "build", ...tool.buildOptions];
  switch (image.from) {
    case "registry": {
      const name = await knownName(tool, image.name);
      // As docker itself does: one that is there is not asked for again.
      if (!(await hasImage(tool, name))) await tools.run(`image "${image.name}" could not be fetched`, program, ["pull", name]);
      return name;
    }
    case "context": {
      const name = `azml-environment:${key}`;
      const args = [...build, "--tag", name, "--file", join(image.context, image.dockerfile), image.context];
      await tools.run(`the image of ${image.context} could not be built`, program, args);
      return name;
    }
    case "conda": {
      const name = `azml-environment:${key}`;
      const context = join(folder, "context");
      mkdirSync(context, { recursive: true });
      writeFileSync(join(context, "Dockerfile"), condaDockerfile(await knownName(tool, image.base), key));
      writeFileSync(join(context, "conda.yml"), condaText(image.conda));
      await tools.run(`the image with the packages of the conda file could not be built`, program, [...build, "--tag", name, context]);
      return name;
    }
  }
}

/**
 * The name that the tool knows an image by. Names without a registry are Docker Hub's to docker and to Azure ML; podman may have another rule, or none
 * (containers-registries.conf(5)).
 */
async function knownName(tool: ContainerTool, name: string): Promise<string> {
  if (tool.name === "docker" || (await hasImage(tool, name))) return name;
  const [first = "", ...rest] = name.split("/");
  if (rest.length === 0) return `docker.io/library/${name}`;
  return /[.:]/.test(first) || first === "localhost" ? name : `docker.io/${name}`;
}

/** As Azure ML builds such environments: the conda environment stands in a folder of its own, which comes first on the paths. */
function condaDockerfile(base: string, key: string): string {
  const prefix = `/azureml-envs/azureml_${key}`;
  return `FROM ${base}
USER root
WORKDIR /
COPY conda.yml /azureml-environment-setup/conda.yml
RUN conda env create -p ${prefix} -f /azureml-environment-setup/conda.yml && conda clean -aqy
ENV PATH=${prefix}/bin:$PATH
ENV AZUREML_CONDA_ENVIRONMENT_PATH=${prefix}
ENV LD_LIBRARY_PATH=${prefix}/lib:$LD_LIBRARY_PATH
ENV CONDA_DEFAULT_ENV=${prefix}
CMD ["bash"]
`;
}

function condaText(conda: Json): string {
  return stringify(conda);
}
