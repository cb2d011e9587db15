import { step } from "azml";
import { Prepare, Train } from "../components.js";

class Plain {
  data = "";
}
class WithParameters {
  constructor(readonly rate: number) {}
  run(): void {}
}
abstract class Abstract {
  run(): void {}
}

// ! Plain: class without run() or build()
step(Plain, {});
// ! WithParameters: constructor with parameters
step(WithParameters, {});
// ! Abstract: abstract class
step(Abstract, {});
// ! Prepare: instance in place of the class
step(new Prepare(), { rawData: "" });
// ! "./train.yml": path in place of a component
step("./train.yml", {});
// ! undefined: nothing in place of a component
step(undefined, {});
// ! component: object in place of a component
step({ component: Train }, {});
