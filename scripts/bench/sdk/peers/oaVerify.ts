import { serve } from "../serve.js";
import { requirePeer } from "./installPeers.js";
import { measureVerify } from "./measureVerify.js";
import type { Verifiers } from "./OpenAttestation.js";

serve((scene) => measureVerify("oa-verify", requirePeer("@govtechsg/oa-verify") as Verifiers, scene));
