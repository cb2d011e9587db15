import { randomInt } from "node:crypto";

const adjectives =
  "amber bold brave bright calm careful clever cool crisp eager fair fast fine gentle glad golden good great green happy honest jolly keen kind lively loyal lucky mellow mild modest neat nice noble patient plain plucky polite proud quick quiet rapid ready rosy royal shiny silent silver sincere smart smooth steady strong sunny sweet swift tender tidy true upbeat warm wise witty young".split(
    " ",
  );
const nouns =
  "acorn apple arch atlas bay beach bean bell berry bird board boat book branch bread bridge brook bulb camel canal carrot cherry cloud clover comet coral cup dawn drum eagle ear engine feather fig fish flag forest frog garden grape harbor island ivy kettle kite lake lamp leaf lemon lime lion loaf map melon moon oak orange owl pear pen plum pot river rocket sail salt seed spoon star stone sugar tree turtle vase wave".split(
    " ",
  );
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A name for a job that has none, as Azure ML makes them: `adjective_noun_` and ten letters or digits. */
export function newJobName(): string {
  const pick = (words: readonly string[]): string => words[randomInt(words.length)] ?? "";
  const tail = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");
  return `${pick(adjectives)}_${pick(nouns)}_${tail}`;
}
