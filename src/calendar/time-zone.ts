import { findIana, findWindows } from "windows-iana";
import { getWindowsNames } from "./windows-names.js";
