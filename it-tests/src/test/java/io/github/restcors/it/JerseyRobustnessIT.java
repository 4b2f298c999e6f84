package io.github.restcors.it;

class JerseyRobustnessIT extends JerseyContractTest implements RobustnessContract {}
