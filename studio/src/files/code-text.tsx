import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import r from "highlight.js/lib/languages/r";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { type ReactElement, useMemo } from "react";

for (const [name, language] of Object.entries({ bash, json, python, r, typescript, yaml })) hljs.registerLanguage(name, language);

const languages: Readonly<Record<string, string>> = {
  sh: "bash",
  json: "json",
  jsonl: "json",
  ipynb: "json",
  py: "python",
  r: "r",
  ts: "typescript",
  tsx: "typescript",
  js: "typescript",
  mjs: "typescript",
  yml: "yaml",
  yaml: "yaml",
};

/** Longest text that is coloured, in letters. */
const most = 100_000;

/** A text, in colours where its language is known. highlight.js escapes what it is given. */
export function CodeText({ text, name }: { readonly text: string; readonly name: string }): ReactElement {
  const language = languages[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];
  const html = useMemo(
    () => (language === undefined || text.length > most ? undefined : hljs.highlight(text, { language, ignoreIllegals: true }).value),
    [text, language],
  );
  return <pre className="code">{html === undefined ? <code>{text}</code> : <code dangerouslySetInnerHTML={{ __html: html }} />}</pre>;
}
