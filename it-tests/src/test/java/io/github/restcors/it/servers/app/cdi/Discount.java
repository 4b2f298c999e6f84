package io.github.restcors.it.servers.app.cdi;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Shows that it has been there; has no annotation of ours. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class Discount implements Shop {

    @Inject
    @Delegate
    @Any
    private Shop shop;

    @Override
    public String list() {
        return "decorated, " + shop.list();
    }

    @Override
    public String offers() {
        return "decorated, " + shop.offers();
    }
}
