import { InvalidArgumentError, Option } from "commander";

/** `-i name=value`, as often as there are inputs. */
export function inputOption(): Option {
  return new Option("-i, --input <name=value>", "value of a pipeline input; repeat for more").argParser(
    (text: string, before: Record<string, string> | undefined): Record<string, string> => {
      const at = text.indexOf("=");
      if (at < 1) throw new InvalidArgumentError(`It has to be name=value, not "${text}".`);
      return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
    },
  );
}

/** A number above 0. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError(`It has to be a number above 0, not "${text}".`);
  return value;
}

/** Texts of an option that can be given again and again. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** A whole number from 0. */
export function countingNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError(`It has to be a whole number from 0, not "${text}".`);
  return value;
}

/** A whole number from 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(`It has to be a whole number from 1, not "${text}".`);
  return value;
}

/** A port of this machine; 0 stands for a free one. */
export function portNumber(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(value <= 65_535)) throw new InvalidArgumentError(`It has to be a port from 0 to 65535, not "${text}".`);
  return value;
}
