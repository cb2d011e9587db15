/**
 * The steps from one version of the database to the next; the version is the number of steps taken (`PRAGMA user_version`).
 * A step that was released is never changed: what is new goes at the end.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    experiment_name TEXT NOT NULL,
    description TEXT,
    tags TEXT NOT NULL,              -- JSON object
    status TEXT NOT NULL,
    failure TEXT,                    -- JSON, RunFailure
    created_at INTEGER NOT NULL,     -- milliseconds since 1970, as every time here
    started_at INTEGER,
    ended_at INTEGER,
    folder TEXT NOT NULL,
    owner_host TEXT NOT NULL,
    owner_pid INTEGER NOT NULL,
    owner_started TEXT NOT NULL,     -- tells the owner from a later process of the same pid
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    resumes INTEGER REFERENCES jobs (id)
  );

  CREATE TABLE nodes (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    path TEXT NOT NULL,
    ordinal INTEGER NOT NULL,        -- place in the job, from 0
    kind TEXT NOT NULL,
    component TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    failure TEXT,
    started_at INTEGER,
    ended_at INTEGER,
    attempt INTEGER NOT NULL DEFAULT 1,
    reuse_key TEXT,
    reused_from INTEGER REFERENCES jobs (id),
    PRIMARY KEY (job_id, path)
  ) WITHOUT ROWID;
  CREATE INDEX nodes_by_reuse_key ON nodes (reuse_key) WHERE reuse_key IS NOT NULL;

  CREATE TABLE outputs (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    node TEXT NOT NULL,              -- '' for the job's own
    name TEXT NOT NULL,
    path TEXT,
    value TEXT,
    PRIMARY KEY (job_id, node, name)
  ) WITHOUT ROWID;

  CREATE TABLE metrics (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    node TEXT NOT NULL,
    key TEXT NOT NULL,
    step REAL NOT NULL,
    value REAL NOT NULL,
    time INTEGER NOT NULL
  );
  CREATE INDEX metrics_by_node ON metrics (job_id, node, key);

  CREATE TABLE events (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    seq INTEGER NOT NULL,            -- from 0, without gaps
    event TEXT NOT NULL,             -- JSON, RunEvent
    PRIMARY KEY (job_id, seq)
  ) WITHOUT ROWID;
  `,
  `
  ALTER TABLE nodes ADD COLUMN ingredients TEXT;   -- JSON object: what the result depends on -> short hash
  ALTER TABLE jobs ADD COLUMN origin TEXT;         -- JSON, JobOrigin
  ALTER TABLE nodes ADD COLUMN reused_node TEXT;   -- path in reused_from of the node that made the result
  `,
  `
  ALTER TABLE nodes ADD COLUMN run_id TEXT;        -- as MLflow knows it
  ALTER TABLE nodes ADD COLUMN experiment TEXT;    -- name, where it is not the job's
  UPDATE nodes SET run_id = (SELECT name FROM jobs WHERE id = job_id) || '-' || replace(path, '/', '-');
  CREATE INDEX nodes_by_run_id ON nodes (run_id);

  CREATE TABLE params (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    node TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (job_id, node, key)
  ) WITHOUT ROWID;

  CREATE TABLE tags (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    node TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (job_id, node, key)
  ) WITHOUT ROWID;

  CREATE TABLE artifacts (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    node TEXT NOT NULL,
    name TEXT NOT NULL,              -- figures/roc.png
    path TEXT NOT NULL,              -- absolute
    size INTEGER NOT NULL,
    PRIMARY KEY (job_id, node, name)
  ) WITHOUT ROWID;

  CREATE TABLE experiments (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    tags TEXT NOT NULL               -- JSON object
  );

  -- What only MLflow's clients read: logged models, registered models and their versions, data sets of a run.
  CREATE TABLE tracked (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    scope TEXT NOT NULL,             -- what a list of them is asked for by: an experiment's id, a model's name
    body TEXT NOT NULL,              -- JSON
    PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;
  CREATE INDEX tracked_by_scope ON tracked (kind, scope);
  `,
  `
  CREATE TABLE assets (
    id INTEGER PRIMARY KEY,          -- in the order of creation
    kind TEXT NOT NULL,              -- components, environments, data, models
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    definition TEXT NOT NULL,        -- JSON; local paths are below the workspace's folder
    archived INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    job TEXT,                        -- <job>/<node> that has put it out
    UNIQUE (kind, name, version)
  );
  ALTER TABLE outputs ADD COLUMN asset TEXT;       -- what it was registered as: azureml:name:version
  `,
  `
  ALTER TABLE jobs ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;

  -- Jobs whose results a job uses while it runs: they are not removed.
  CREATE TABLE result_uses (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    used INTEGER NOT NULL REFERENCES jobs (id),
    PRIMARY KEY (job_id, used)
  ) WITHOUT ROWID;
  CREATE INDEX nodes_by_reused_from ON nodes (reused_from) WHERE reused_from IS NOT NULL;
  `,
  `
  CREATE TABLE schedules (
    name TEXT PRIMARY KEY,
    definition TEXT NOT NULL,        -- JSON, Schedule; local paths are below the workspace's folder
    enabled INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,       -- when it was created as it is
    seen_until INTEGER NOT NULL      -- nothing up to here is to be fired any more
  ) WITHOUT ROWID;

  -- Whoever inserts the row fires.
  CREATE TABLE fires (
    schedule TEXT NOT NULL REFERENCES schedules (name),
    due INTEGER NOT NULL,
    fired_at INTEGER NOT NULL,
    job TEXT,                        -- name; null when it was left out
    PRIMARY KEY (schedule, due)
  ) WITHOUT ROWID;
  `,
  `
  ALTER TABLE nodes ADD COLUMN hyperparameters TEXT;   -- JSON object, of a trial
  `,
  `
  ALTER TABLE jobs ADD COLUMN inputs TEXT;         -- JSON object: InputRecord by name, defaults included
  `,
  `
  -- Models that MLflow registers are assets.
  DELETE FROM tracked WHERE kind IN ('registered_model', 'model_version');
  ALTER TABLE assets ADD COLUMN updated_at INTEGER;
  ALTER TABLE assets ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;   -- by MLflow, which does not see it; for jobs it is archived
  ALTER TABLE assets ADD COLUMN mlflow TEXT;                          -- JSON, MlflowFacts: of a model that MLflow has registered

  -- What MLflow's clients have said of a model as a whole.
  CREATE TABLE registered_models (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL               -- JSON, RegisteredModel
  ) WITHOUT ROWID;
  `,
  `
  ALTER TABLE nodes ADD COLUMN contents TEXT;      -- JSON object: output that is a file or folder -> hash of it when it was made
  ALTER TABLE nodes ADD COLUMN remark TEXT;        -- why an earlier result was not used, or this one is not to be

  -- Jobs that were removed and whose folders may still be there.
  CREATE TABLE removed_jobs (
    name TEXT PRIMARY KEY
  ) WITHOUT ROWID;
  `,
  `
  -- Results by their key. Nodes that used an earlier result again have a key too and are not looked for: there can be thousands of them.
  DROP INDEX nodes_by_reuse_key;
  CREATE INDEX results_by_key ON nodes (reuse_key, job_id)
    WHERE reuse_key IS NOT NULL AND status = 'Completed' AND reused_from IS NULL;
  `,
  `
  -- What jobs were made of; jobs of the same definition share it.
  CREATE TABLE definitions (
    hash TEXT PRIMARY KEY,           -- SHA-256 of the text
    body BLOB NOT NULL               -- JSON, SubmittedJob without secrets, gzip
  );
  ALTER TABLE jobs ADD COLUMN definition TEXT REFERENCES definitions (hash);
  CREATE INDEX jobs_by_definition ON jobs (definition) WHERE definition IS NOT NULL;
  `,
];
