package io.github.restcors.it.shapes;

class JerseyShapesIT extends ShapesContract {}
