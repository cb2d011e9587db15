// Loaded before a program: writes the most memory that its process had (MiB) to a file when it ends.
process.on("exit", () => require("node:fs").writeFileSync(process.env.AZML_BENCH_PEAK, String(process.resourceUsage().maxRSS / 1024)));
