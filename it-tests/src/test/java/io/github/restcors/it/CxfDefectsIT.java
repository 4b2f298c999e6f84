package io.github.restcors.it;

class CxfDefectsIT extends ServerContractTest implements DefectsContract {}
