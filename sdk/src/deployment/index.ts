export { askOtherNodes } from "./askOtherNodes.js";
export { checkDeployment } from "./checkDeployment.js";
export { connect, type ConnectOptions } from "./connect.js";
export {
  contractNames,
  type ContractRole,
  type DeployedContract,
  type Deployment,
  type GovernanceAccount,
} from "./Deployment.js";
export { hashDeployment } from "./hashDeployment.js";
export { nodeChangesOf, type SeveralNodes } from "./onOneNode.js";
export { parseDeployment } from "./parseDeployment.js";
export type { NodeToken } from "./requestTo.js";
