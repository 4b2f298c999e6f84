package io.github.restcors;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Implements interfaces by what an object has of their methods; whatever else is called fails. */
final class Partial {

    private Partial() {}

    /**
     * @param implementation has public methods with the names and parameters of those that are needed
     * @param others more interfaces of the result
     */
    static <T> T of(Class<T> type, Object implementation, Class<?>... others) {
        Class<?>[] interfaces = new Class<?>[others.length + 1];
        interfaces[0] = type;
        System.arraycopy(others, 0, interfaces, 1, others.length);
        Object proxy = Proxy.newProxyInstance(Partial.class.getClassLoader(), interfaces, (self, method, arguments) -> {
            Method own = own(implementation, method);
            if (own == null && method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, arguments);
            }
            if (own == null) {
                throw new UnsupportedOperationException("not expected to be called: " + method);
            }
            try {
                return own.invoke(implementation, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(proxy);
    }

    private static Method own(Object implementation, Method method) {
        try {
            Method own = implementation.getClass().getMethod(method.getName(), method.getParameterTypes());
            own.setAccessible(true);
            return own;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
