import { useQuery } from "@tanstack/react-query";
import { dsvFormat } from "d3-dsv";
import type { ReactElement } from "react";
import { CodeText } from "./code-text.js";
import { shownSize } from "../../../src/reporters/shown-size.js";
import { Table } from "./table.js";

interface PreviewProps {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly address: string;
}

/** What is shown of a file. */
const most = { bytes: 200_000, rows: 50 } as const;

/** A file as far as it can be shown: images, reports and vector graphics in a frame that can do nothing to the page, tables, texts. */
export function Preview({ name, size, address }: PreviewProps): ReactElement {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (/^(?:png|jpe?g|gif|webp|avif|bmp)$/.test(ending)) return <img className="preview" src={address} alt={name} loading="lazy" />;
  if (/^(?:html?|svg|pdf)$/.test(ending))
    return <iframe className="preview" src={address} title={name} sandbox="allow-scripts" loading="lazy" />;
  if (ending === "parquet") return <ParquetTable address={address} size={size} />;
  return <Text name={name} ending={ending} size={size} address={address} />;
}

function Text({ name, ending, size, address }: PreviewProps & { readonly ending: string }): ReactElement {
  const { data, error } = useQuery({
    queryKey: ["text", address],
    queryFn: async () => {
      const response = await fetch(address, size > most.bytes ? { headers: { range: `bytes=0-${most.bytes - 1}` } } : {});
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return new TextDecoder("utf-8", { fatal: false }).decode(await response.arrayBuffer());
    },
  });
  if (error) return <p className="muted">{error.message}</p>;
  if (data === undefined) return <p className="muted">…</p>;
  if (data.includes("\0")) return <p className="muted">no text: {shownSize(size)}</p>;
  const rest =
    size > most.bytes ? (
      <p className="muted">
        the first {shownSize(most.bytes)} of {shownSize(size)}
      </p>
    ) : null;
  if (ending === "csv" || ending === "tsv") {
    return (
      <>
        <Table rows={rowsOf(data, ending === "csv" ? "," : "\t")} />
        {rest}
      </>
    );
  }
  return (
    <>
      <CodeText text={ending === "json" ? indented(data) : data} name={name} />
      {rest}
    </>
  );
}

function ParquetTable({ address, size }: Pick<PreviewProps, "address" | "size">): ReactElement {
  const { data, error } = useQuery({
    queryKey: ["parquet", address],
    queryFn: async () => {
      const { parquetReadObjects } = await import("hyparquet");
      const slice = async (start: number, end = size): Promise<ArrayBuffer> =>
        (await fetch(address, { headers: { range: `bytes=${start}-${end - 1}` } })).arrayBuffer();
      const rows = await parquetReadObjects({ file: { byteLength: size, slice }, rowStart: 0, rowEnd: most.rows });
      const names = Object.keys(rows[0] ?? {});
      return [names, ...rows.map((row) => names.map((name) => String(row[name])))];
    },
  });
  if (error) return <p className="muted">{error.message}</p>;
  return data === undefined ? <p className="muted">…</p> : <Table rows={data} />;
}

/** The first rows of a table of text. */
function rowsOf(text: string, separator: string): string[][] {
  return dsvFormat(separator).parseRows(text, (row, at) => (at > most.rows ? undefined : row));
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
