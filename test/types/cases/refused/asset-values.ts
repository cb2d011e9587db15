import { mltable, uriFile, uriFolder } from "azml";

// ! mode: output mode on data
uriFolder("./data", { mode: "upload" });
// ! 5: number for a path
uriFile(5);
// ! modes: unknown option
mltable("./table", { modes: "direct" });
// ! uriFolder: no path
uriFolder();
