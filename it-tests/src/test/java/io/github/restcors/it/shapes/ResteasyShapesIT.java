package io.github.restcors.it.shapes;

class ResteasyShapesIT extends ShapesContract {}
