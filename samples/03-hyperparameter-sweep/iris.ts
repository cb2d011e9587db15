import { uriFile } from "azml";

/** Fisher's measurements. The training step asks for a folder, and reads a file just as well. */
export const iris = uriFile("./data/iris.csv").as("uri_folder");
