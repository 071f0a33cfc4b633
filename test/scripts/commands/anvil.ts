export { startAnvil, type PassingChain as TestChain } from "../../../scripts/chain/startAnvil.js";
