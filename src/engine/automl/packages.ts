import type { PlannedVenv } from "../environments/planned-environment.js";

/**
 * What AutoML needs here, for Python 3.10 to 3.13. Pinned, so that a search that is done again finds the same; a model names them as what it
 * needs. XGBoost without what GPUs need is a tenth of its size; macOS has it under its first name only, which has none of that there.
 */
export const automlPackages = [
  "flaml==2.7.0",
  "lightgbm==4.6.0",
  "mlflow-skinny==2.22.5",
  "numpy==2.2.6",
  "pandas==2.3.3",
  "pyarrow==21.0.0",
  "scikit-learn==1.7.2",
  "scipy==1.15.3",
  "statsmodels==0.14.5",
  'xgboost-cpu==2.1.4; sys_platform != "darwin"',
  'xgboost==2.1.4; sys_platform == "darwin"',
] as const;

/** The Python environment that every search of this machine runs in. */
export const automlEnvironment: PlannedVenv = { kind: "venv", packages: { requirements: automlPackages, leftOut: [] } };
