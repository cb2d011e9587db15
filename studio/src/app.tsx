import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Link, Route, Switch } from "wouter";
import { api } from "./data/api.js";
import { JobPage } from "./job-page.js";
import { JobsPage } from "./jobs/jobs-page.js";

export function App(): ReactElement {
  const { data: workspace } = useQuery({ queryKey: ["workspace"], queryFn: () => api.workspace(), staleTime: Infinity });
  return (
    <>
      <header className="top">
        <Link href="/" className="brand">
          azml
        </Link>
        <nav aria-label="views">
          <Link href="/">Jobs</Link>
        </nav>
        <span className="where" title={workspace?.name}>
          {workspace?.name.split(/[\\/]/).slice(-2).join("/")}
        </span>
      </header>
      <Switch>
        <Route path="/">{() => <JobsPage />}</Route>
        <Route path="/jobs/:name">{({ name }) => <JobPage key={name} name={decodeURIComponent(name)} />}</Route>
        <Route>
          <main className="empty">There is no such page.</main>
        </Route>
      </Switch>
    </>
  );
}
