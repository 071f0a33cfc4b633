export { connectSigner, type ConnectSignerOptions } from "./connectSigner.js";
export { RemoteSigner } from "./RemoteSigner.js";
