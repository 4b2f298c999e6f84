package io.github.restcors.it;

class CxfVectorsIT implements VectorsContract {}
