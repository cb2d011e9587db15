import { type BigIntStats, statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { contentKey, digestOf } from "./content-key.js";

/**
 * Nanoseconds in which a second change of a file may leave it with the times of the first: those of a file are as exact as the system's clock
 * ticks, which is every 10 ms at worst.
 */
const tick = 20_000_000n;

/** Bytes. Rather than to read so much twice it is waited until a change would be seen. */
const large = 1n << 20n;

/**
 * What lies at paths, as hashes. Each question is answered by what is there now; a file is read again only when its inode, size or times say
 * that it may have changed.
 */
export class Contents {
  readonly #digests = new Map<string, Promise<string>>();
  readonly #signal: AbortSignal;

  readonly #leaveOut: string | undefined;

  /**
   * @param signal ends the reading of large files
   * @param leaveOut the workspace's folder, which is no part of what lies around it
   */
  constructor(signal: AbortSignal, leaveOut?: string) {
    this.#signal = signal;
    this.#leaveOut = leaveOut;
  }

  /** Hash of what lies at a path now. */
  of(path: string): Promise<string> {
    return contentKey(path, { digest: (file, stats) => this.#digest(file, stats), leaveOut: this.#leaveOut });
  }

  async #digest(file: string, found: BigIntStats): Promise<string> {
    let stats = found;
    const known = this.#digests.get(signature(stats));
    if (known) return known;
    if (isYoung(stats) && stats.size >= large) {
      await setTimeout(Number(tick / 1_000_000n));
      stats = statSync(file, { bigint: true });
    }
    if (isYoung(stats)) return digestOf(file, this.#signal);
    const digest = digestOf(file, this.#signal);
    this.#digests.set(signature(stats), digest);
    digest.catch(() => this.#digests.delete(signature(stats)));
    return digest;
  }
}

function signature({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/** Could the file change once more without a sign of it? */
function isYoung({ mtimeNs, ctimeNs }: BigIntStats): boolean {
  const latest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return latest > BigInt(Date.now()) * 1_000_000n - tick;
}
