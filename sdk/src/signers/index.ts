export { connectSigner, type ConnectedSigner, type ConnectSignerOptions } from "./connectSigner.js";
