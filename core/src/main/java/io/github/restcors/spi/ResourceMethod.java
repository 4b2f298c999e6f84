package io.github.restcors.spi;

import java.lang.reflect.Method;

/**
 * A Java method that requests reach.
 *
 * @param type the class that handles the request: the implementing class, never an interface or a superclass that merely
 *     carries the {@code @Path}; a proxy class is accepted and looked through
 * @param method the method that the runtime invokes; where it has no annotations, those of the methods it overrides count
 */
public record ResourceMethod(Class<?> type, Method method) {}
