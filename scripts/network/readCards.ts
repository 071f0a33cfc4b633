import { isSameCard, parseCard, type JoiningCard } from "../../network/JoiningCard.js";
import { readJsonFile } from "../../network/Network.js";

/**
 * Reads joining cards and checks their signatures. The same card given twice is one.
 *
 * @throws {NetworkError} FILE_UNREADABLE, FILE_NOT_JSON, or what is wrong with a card.
 */
export function readCards(paths: readonly string[]): readonly JoiningCard[] {
  const cards = paths.map((path) => parseCard(readJsonFile(path), path));
  return cards.filter((card, position) => cards.findIndex((each) => isSameCard(each, card)) === position);
}
