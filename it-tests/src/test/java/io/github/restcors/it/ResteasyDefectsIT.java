package io.github.restcors.it;

class ResteasyDefectsIT extends ServerContractTest implements DefectsContract {}
