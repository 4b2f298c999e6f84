package io.github.restcors.it;

class ResteasyRobustnessIT extends ServerContractTest implements RobustnessContract {}
