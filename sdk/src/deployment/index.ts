export { checkDeployment } from "./checkDeployment.js";
export { connect, type ConnectOptions } from "./connect.js";
export { contractNames, type ContractRole, type DeployedContract, type Deployment } from "./Deployment.js";
export { parseDeployment } from "./parseDeployment.js";
