// Schedules.
import { type Binding, cron, type Default, input, job, pipeline, recurrence, schedule, step } from "../../../src/index.js";
import { D, shared, type Twin } from "./corpus.js";

function daily(corpus: string) {
  const { train } = shared(corpus);
  @pipeline({ defaultCompute: "cpu", experimentName: "exp" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    @input("string", { default: "${{creation_context.trigger_time}}" }) when!: Default<Binding<"string">>;
    build() {
      return { m: step(train, { data: this.data, s: this.when }, { name: "a" }).outputs.model };
    }
  }
  return job(P, { data: D });
}

const utc = (...parts: [number, number, number, number?, number?, number?]) => new Date(Date.UTC(...parts));

export const schedule_cron: Twin = (corpus) =>
  schedule({
    name: "s1",
    trigger: cron("15 10 * * 1", {
      startTime: utc(2030, 0, 2, 3, 4, 5),
      endTime: "2031-01-01T00:00:00",
      timeZone: "Pacific Standard Time",
    }),
    job: daily(corpus),
    displayName: "S",
    description: "d",
    tags: { a: "b" },
    properties: { p: "q" },
  });

export const schedule_recurrence: Twin = (corpus) =>
  schedule({
    name: "s2",
    trigger: recurrence({ frequency: "week", interval: 2, hours: [1, 13], minutes: [0], weekDays: ["monday", "friday"] }),
    job: daily(corpus),
  });

export const schedule_recurrence_month_days: Twin = (corpus) =>
  schedule({
    name: "s3",
    trigger: recurrence({
      frequency: "month",
      hours: [1],
      minutes: [0, 30],
      monthDays: [1, 15],
      startTime: utc(2030, 0, 1),
      endTime: utc(2030, 5, 1, 12),
    }),
    job: daily(corpus),
  });

export const schedule_start_time_as_text: Twin = (corpus) =>
  schedule({
    name: "s3b",
    trigger: recurrence({ frequency: "month", interval: 1, hours: [1], minutes: [2], startTime: "2030-01-01" }),
    job: daily(corpus),
  });

export const schedule_recurrence_plain: Twin = (corpus) =>
  schedule({ name: "s4", trigger: recurrence({ frequency: "hour", interval: 6 }), job: daily(corpus) });

export const schedule_existing_job: Twin = () => schedule({ name: "s5", trigger: cron("0 0 * * *"), job: "azureml:my-job" });

export const schedule_bad_frequency: Twin = (corpus) =>
  // @ts-expect-error unknown frequency
  schedule({ name: "s7", trigger: recurrence({ frequency: "fortnight", interval: 1 }), job: daily(corpus) });

export const schedule_bad_time_zone: Twin = (corpus) => {
  const expression: string = "bad";
  return schedule({ name: "s8", trigger: cron(expression, { timeZone: "Mars" }), job: daily(corpus) });
};
