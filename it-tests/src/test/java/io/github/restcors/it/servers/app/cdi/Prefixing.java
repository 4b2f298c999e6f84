package io.github.restcors.it.servers.app.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Shows that it has been there. */
@Intercepted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Prefixing {

    @AroundInvoke
    public Object prefix(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        return result instanceof String text ? "intercepted, " + text : result;
    }
}
