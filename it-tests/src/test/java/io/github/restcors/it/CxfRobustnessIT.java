package io.github.restcors.it;

class CxfRobustnessIT extends ServerContractTest implements RobustnessContract {}
