import { commandComponent, environment } from "azml";

// ! images: unknown key of an environment
environment({ images: "node:22" });
// ! conda: number for a conda file
environment({ image: "node:22", conda: 5 });
// ! dockerfile: unknown key of a build context
environment({ build: { path: ".", dockerfile: "Dockerfile" } });

// ! environment: number for an environment
@commandComponent({ environment: 5 })
export class Numbered {
  run(): void {}
}
