import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page, into `dist/studio`. Everything it needs is in there: it loads nothing from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "../dist/studio",
    emptyOutDir: true,
    target: "es2022",
    license: { fileName: "THIRD-PARTY-LICENSES.md" },
    chunkSizeWarningLimit: 2000,
  },
  worker: { format: "es" },
});
