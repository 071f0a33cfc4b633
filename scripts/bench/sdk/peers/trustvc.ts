import { serve } from "../serve.js";
import { loadTrustVc } from "./loadTrustVc.js";
import { measureVerify } from "./measureVerify.js";

serve((scene) => {
  const { verificationBuilder, verifiers } = loadTrustVc();
  const peer = { verificationBuilder, ...verifiers.documentIntegrity, ...verifiers.documentStatus };
  return measureVerify("TrustVC", peer, scene);
});
