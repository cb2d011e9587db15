import { describe, expect, it } from "vitest";
import { ianaZone, similarZone } from "../../src/calendar/time-zone.js";
import { azureZones } from "./azure-zones.js";

describe("names of time zones", () => {
  it.each(azureZones)("%s, which azure-ai-ml offers, is known here", (name) => {
    const zone = ianaZone(name);
    expect(zone).toBeDefined();
    expect(() => new Intl.DateTimeFormat("en-US", { timeZone: zone })).not.toThrow();
  });

  it.each([
    ["Europe/Berlin", "W. Europe Standard Time"],
    ["W. Europe standard time", "W. Europe Standard Time"],
    ["Pacific Standart Time", "Pacific Standard Time"],
    ["utc", "UTC"],
  ])("%s is no name of Windows; meant is %s", (name, meant) => {
    expect(ianaZone(name)).toBeUndefined();
    expect(similarZone(name)).toBe(meant);
  });

  it("of the whole world come before those of single countries", () => {
    expect(ianaZone("Eastern Standard Time")).toBe("America/New_York");
    expect(ianaZone("Romance Standard Time")).toBe("Europe/Paris");
  });
});
