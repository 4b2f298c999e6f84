/** A resource that is a bean of CDI with all that can be put in front of one. */
package io.github.restcors.it.servers.app.cdi;
