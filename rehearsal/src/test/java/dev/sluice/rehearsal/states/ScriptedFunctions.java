package dev.sluice.rehearsal.states;

import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The real functions of one execution, with ports that follow a script. */
interface ScriptedFunctions {

    /**
     * @param stepFunctions where the execution is
     * @return the response; what it throws is the function's error
     */
    String call(String function, String event, SfnClient stepFunctions);

    /** What they did to the world so far. */
    List<String> effects();
}
