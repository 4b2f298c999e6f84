package io.github.restcors.it;

class JerseyGoverningIT extends JerseyContractTest implements GoverningContract {}
