import { uriFile } from "azml";

/** Six rows in libsvm's format. The pipeline's input is a folder in name only: what the step wants is the file. */
export const trainData = uriFile("./data/sample_kmeans_data.txt", { mode: "direct" }).as("uri_folder");
