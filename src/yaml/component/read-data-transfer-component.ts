import type { DataTransferComponent } from "../../model/data-transfer-component.js";
import { dataTransferTasks, type ExternalData } from "../../model/data-transfer-settings.js";
import { compact } from "../../util/compact.js";
import { externalTypes } from "../part/read-external-data.js";
import type { ComponentRole } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readComponentCommon } from "./read-common.js";

/** `type: data_transfer`. */
export function readDataTransferComponent(value: YamlValue, role: ComponentRole): DataTransferComponent | undefined {
  const reader = new MapReader(value, "a data transfer component");
  const common = { kind: "data_transfer" as const, ...readComponentCommon(reader, role) };
  reader.require("task");
  const task = reader.oneOf("task", dataTransferTasks, { anyCase: true });
  if (task === undefined) return undefined;
  if (task === "copy_data") {
    onlyPort(reader, "outputs", task);
    const mode = reader.oneOf("data_copy_mode", ["merge_with_overwrite", "fail_if_conflict"], { anyCase: true });
    return { ...common, task, ...compact({ dataCopyMode: mode }), ...reader.extra() };
  }
  const importing = task === "import_data";
  onlyPort(reader, importing ? "outputs" : "inputs", task, importing ? "sink" : "source");
  reader
    .get(importing ? "inputs" : "outputs")
    ?.reportKey("AZML409", `a component of task ${task} has no ${importing ? "inputs" : "outputs"}`);
  const type = externalType(reader.require(importing ? "source" : "sink"));
  if (type === undefined) return undefined;
  return importing ? { ...common, task, from: type, ...reader.extra() } : { ...common, task, to: type, ...reader.extra() };
}

/** There is one port on this side; imports and exports have a name for it. */
export function onlyPort(reader: MapReader, side: "inputs" | "outputs", task: string, name?: string): void {
  const value = reader.get(side);
  const names = value?.entries().map(([key]) => key) ?? [];
  if (value === undefined || (names.length === 1 && (name === undefined || names[0] === name))) return;
  const called = name === undefined ? "" : `, called "${name}"`;
  value.reportKey("AZML409", `task ${task} has one of ${side}${called}`, { notes: [`${side}: ${names.join(", ") || "none"}`] });
}

function externalType(value: YamlValue | undefined): ExternalData["type"] | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, "the other end of a data transfer");
  reader.require("type");
  const type = reader.oneOf("type", externalTypes, { anyCase: true });
  reader.close();
  return type;
}
