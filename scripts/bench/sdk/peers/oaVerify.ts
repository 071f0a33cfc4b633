import { serve } from "../serve.js";
import { peers } from "./peers.js";
import { measureVerify } from "./measureVerify.js";
import type { Verifiers } from "./OpenAttestation.js";

serve((scene) => measureVerify("oa-verify", peers.require("@govtechsg/oa-verify") as Verifiers, scene));
